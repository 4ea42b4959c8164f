/**
 * Addresses the carrier calls back. They carry the line dialled and the numbers already tried, so that a call goes on
 * even when nothing could be written down; the carrier signs them whole, nobody else can make one.
 */
export interface CallUrls {
  question: string;
  /** Called when a Dial has ended. `tried` ends with the number just rung. */
  dialled(tried: string[]): string;
  /** Called as the desk rings, answers, hangs up. `leg`: 1 for the first desk rung. */
  legStatus(leg: number): string;
}

export const voicePath = 'twilio/voice';

/** @param line the number dialled, E.164 */
export function callUrls(publicUrl: string, line: string): CallUrls {
  const address = (step: string, query: Record<string, string>) =>
    `${publicUrl}/${voicePath}/${step}?${new URLSearchParams({ line, ...query }).toString()}`;
  return {
    question: address('question', {}),
    dialled: (tried) => address('dialled', { tried: tried.join('-') }),
    legStatus: (leg) => address('leg-status', { leg: String(leg) }),
  };
}

/** The numbers of `tried`, as `dialled` wrote them. */
export function readTried(tried: string | undefined): string[] {
  return (tried ?? '').split('-').filter(Boolean);
}
