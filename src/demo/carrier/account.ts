/** The account at the carrier, and where its webhooks go. */
export interface CarrierAccount {
  accountSid: string;
  authToken: string;
  /** Address the carrier knows the application by: signatures are over it. */
  publicUrl: string;
  /** Where the application really listens, when that is elsewhere (behind a proxy). */
  appUrl?: string;
}
