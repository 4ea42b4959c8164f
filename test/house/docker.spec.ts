import { existsSync, readFileSync } from 'node:fs';
import dockerfileUtils from 'dockerfile-utils';
import { parse } from 'yaml';
import { environmentSchema, readEnvironment } from '../../src/platform/config/index.js';

interface Service {
  image: string;
  environment?: Record<string, string>;
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
}

const dockerfile = readFileSync('Dockerfile', 'utf8');
const composeText = readFileSync('docker-compose.yml', 'utf8');
const { services, volumes } = parse(composeText, { merge: true }) as Compose;
const ours = ['web', 'worker'];

/** What a person puts in `.env`. */
const given: Record<string, string> = {
  POSTGRES_PASSWORD: 'secret',
  SESSION_SECRET: '0123456789abcdef0123456789abcdef',
  PUBLIC_URL: 'https://contacts.grandval.example',
};

describe('the Dockerfile', () => {
  it('has no mistake that a Docker editor would underline', () => {
    expect(dockerfileUtils.validate(dockerfile).map(({ message, range }) => [range.start.line + 1, message])).toEqual(
      [],
    );
  });

  it('runs the program as somebody who is not root, and looks whether it lives', () => {
    const instructions = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'));
    expect(instructions.match(/^USER (.+)$/gm)).toEqual(['USER node']);
    expect(instructions).toMatch(/^HEALTHCHECK [^]*\/health\/live/m);
  });

  it('copies nothing that the checkout does not have, or that .dockerignore keeps out', () => {
    const kept = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const [, path] of dockerfile.matchAll(/^COPY --from=build \/app\/(\S+)/gm)) {
      const top = path!.split('/')[0]!;
      // Made by the build.
      if (['node_modules', 'dist'].includes(top)) continue;
      expect({ path, exists: existsSync(top), kept: kept.includes(`!${top}`) }).toEqual({
        path,
        exists: true,
        kept: true,
      });
    }
  });
});

describe('docker-compose.yml', () => {
  it('starts the doors, the line and what they need', () => {
    expect(Object.keys(services)).toEqual(['web', 'worker', 'postgres', 'redis', 'mail']);
  });

  it.each(ours)('gives %s an environment that the program accepts', (name) => {
    const environment = { ...imageEnvironment(), ...resolved(services[name]!.environment!) };
    expect(Object.keys(environment).filter((each) => !(each in environmentSchema.shape))).toEqual([]);
    expect(readEnvironment(environment)).toMatchObject({ NODE_ENV: 'production', DEMO: false });
  });

  it.each(Object.keys(given))('refuses to start without %s', (name) => {
    expect(composeText).toMatch(new RegExp(`\\$\\{${name}:\\?`));
    expect(composeText).not.toMatch(new RegExp(`\\$\\{${name}(:-.*)?\\}`));
  });

  it('holds no secret itself', () => {
    const named = Object.values(services).flatMap(({ environment = {} }) => Object.entries(environment));
    const secrets = named.filter(([name]) => /SECRET|PASSWORD|TOKEN/.test(name)).map(([, value]) => value);
    expect(secrets.length).toBeGreaterThan(0);
    for (const value of secrets) expect(value).toMatch(/^\$\{[A-Z_]+(:\?.+|:-)\}$/);
  });

  it('names a version of every image', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/:v?\d+(\.\d+)*$/);
  });

  it('waits for neighbours that exist and say when they are well, and keeps data in volumes that exist', () => {
    for (const { depends_on: neighbours = {}, volumes: used = [] } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(neighbours)) {
        expect({ name, condition }).toEqual({ name, condition: 'service_healthy' });
        // The image of web brings its own check.
        expect(name === 'web' || services[name]!.healthcheck?.test?.[0] === 'CMD').toBe(true);
      }
      for (const volume of used) expect(Object.keys(volumes)).toContain(volume.split(':')[0]);
    }
  });
});

function imageEnvironment(): Record<string, string> {
  const [, pairs] = /^ENV (.+)$/m.exec(dockerfile)!;
  return Object.fromEntries(pairs!.split(' ').map((pair) => pair.split('=') as [string, string]));
}

/** As Compose does: what is given, else what follows `:-`. */
function resolved(environment: Record<string, string>): Record<string, string> {
  const fill = (value: string) =>
    value.replace(/\$\{([A-Z_]+)(?::-(.*?)|:\?.*?)?\}/g, (_, name: string, otherwise = '') => given[name] ?? otherwise);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}
