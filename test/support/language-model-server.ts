import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ModelCall {
  path: string;
  headers: IncomingHttpHeaders;
  body: {
    model: string;
    messages: { role: string; content: string }[];
    response_format: { type: string; json_schema?: { schema: object } };
  };
}

/** A small server that obeys the OpenAI API; what it answers is chosen by the name of the model. */
export interface LanguageModelServer {
  /** Ends with `/v1`. */
  url: string;
  calls: ModelCall[];
  stop(): Promise<void>;
}

type Behaviour = (response: ServerResponse, call: ModelCall) => void;

const saying =
  (content: string): Behaviour =>
  (response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        id: 'chatcmpl-1',
        object: 'chat.completion',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      }),
    );
  };
const refusing =
  (status: number): Behaviour =>
  (response) => {
    response.statusCode = status;
    response.end(JSON.stringify({ error: { message: 'no' } }));
  };
const school = JSON.stringify({ demarches: [{ id: 'inscription-scolaire', confidence: 0.9 }] });

const behaviours: Record<string, Behaviour> = {
  school: saying(school),
  fenced: saying('```json\n' + school + '\n```'),
  nothing: saying('{"demarches": []}'),
  hallucinating: saying('{"demarches": [{"id": "permis-de-dragon", "confidence": 1}]}'),
  'half-hallucinating': saying(
    '{"demarches": [{"id": "permis-de-dragon", "confidence": 1}, {"id": "inscription-scolaire", "confidence": 0.6}]}',
  ),
  chatty: saying('Je pense que c’est l’école.'),
  refusing: saying('{"refusal": "Je ne peux pas répondre."}'),
  'too-sure': saying('{"demarches": [{"id": "inscription-scolaire", "confidence": 90}]}'),
  'not-json': (response) => void response.end('<html>proxy</html>'),
  endless: (response) => {
    const more = () => void response.write('x'.repeat(60_000), () => response.destroyed || more());
    more();
  },
  silent: () => undefined,
  trickling: (response) => {
    response.write('{"choices": [');
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  hanging: (response) => void response.destroy(),
  'error-500': refusing(500),
  'error-429': refusing(429),
  'error-401': refusing(401),
  'without-schema': (response, call) =>
    (call.body.response_format.type === 'json_schema' ? refusing(400) : saying(school))(response, call),
  redirecting: (response) => void response.writeHead(307, { location: '/elsewhere/chat/completions' }).end(),
};

export async function startLanguageModelServer(): Promise<LanguageModelServer> {
  const calls: ModelCall[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as ModelCall['body'];
      const call = { path: request.url ?? '', headers: request.headers, body };
      calls.push(call);
      behaviours[body.model]!(response, call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
