/** Connection string of the role the service runs under. */
export const SERVICE_DATABASE_URL = Symbol('SERVICE_DATABASE_URL');
