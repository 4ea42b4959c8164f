/** What a variable is, after « il manque », for whoever completes a message. One that no person can supply keeps its name. */
const words: Record<string, string> = {
  usager_name: 'le nom de l’usager',
  usager_address: 'l’adresse de l’usager',
  demarche_title: 'la démarche',
  request_summary: 'ce que l’usager demande',
  target_date: 'la date de réponse',
  tacit_date: 'la date à laquelle le silence vaut décision',
  missing_documents: 'la liste des pièces à fournir',
  missing_deadline: 'la date limite pour fournir les pièces',
  destination_name: 'le nom de l’autre administration',
  destination_address: 'l’adresse de l’autre administration',
  destination_phone: 'le téléphone de l’autre administration',
  forwarded_at: 'la date de la transmission',
  answer_text: 'la réponse',
  progress_text: 'ce qui a avancé',
  agent_display: 'l’agent chargé du dossier',
  agent_role: 'la qualité de l’agent chargé du dossier',
  service_address: 'l’adresse du service',
  service_phone: 'le téléphone du service',
  service_email: 'le courriel du service',
  service_hours: 'les horaires du service',
  appeal_authority: 'l’autorité du recours gracieux',
  administrative_court_name: 'le tribunal administratif',
  administrative_court_address: 'l’adresse du tribunal administratif',
  decision_by: 'qui a signé la décision',
  decision_date: 'la date de la décision',
  callback_number: 'le numéro à rappeler',
  survey_link: 'le lien de l’enquête',
  requests: 'la liste des demandes',
};

/** `il manque la date de réponse`. */
export function lacking(variable: string): string {
  return `il manque ${words[variable] ?? variable}`;
}
