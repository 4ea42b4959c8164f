/** Why a person sets a contact aside: a closed list, so that nothing is thrown away without a word. */
export const dismissalReasons = ['advertising', 'duplicate', 'no-request', 'sent-by-machine', 'wrong-address'] as const;
export type DismissalReason = (typeof dismissalReasons)[number];
