export type Form = 'email' | 'sms' | 'letter' | 'voice';
export const forms: readonly Form[] = ['email', 'sms', 'letter', 'voice'];

/** The messages the service sends, and the forms it must be able to send each in (docs/domain/templates.md, T01 to T18). */
export const requiredForms: Record<string, readonly Form[]> = {
  'ack-email': ['email'],
  'ack-sms': ['sms'],
  'ack-letter': ['letter'],
  'registration-notice': ['email'],
  'notice-transmission': ['email', 'letter', 'sms'],
  signposting: ['email', 'letter', 'sms'],
  'missing-documents': ['email', 'letter'],
  'phone-confirmation': ['sms', 'email', 'letter'],
  progress: ['email', 'letter', 'sms'],
  closing: ['email', 'letter', 'sms'],
  satisfaction: ['email', 'sms'],
  reminder: ['email', 'letter', 'sms'],
  'missed-call': ['sms'],
  'delivery-failed-letter': ['letter'],
  precision: ['email', 'letter', 'sms'],
  split: ['email', 'letter', 'sms'],
  'courtesy-translation': ['email'],
  'call-announcement': ['voice'],
};

/** What a template may say: the variables of docs/domain/templates.md. */
const facts = `town_name town_address service_name service_address service_phone service_email service_hours agent_display
agent_role usager_name usager_address dossier_number demarche_title request_summary received_at sent_at channel target_date
tacit_date former_tacit_date tacit_duration missing_documents missing_deadline appeal_authority administrative_court_name
administrative_court_address decision_by decision_date destination_name destination_address destination_phone forwarded_at answer_text progress_text
other_services competent_name competent_at teleservice_link callback_number call_at survey_link privacy_link dpo_email accessibility_link signature_block
requests`;

/** Choices the caller makes between wordings; their values are in config/templates/LISEZMOI.md. */
const choices = 'legal_block appeal_block closing_variant announcement language alone late';

export const templateVariables: readonly string[] = `${facts} ${choices}`.split(/\s+/);
