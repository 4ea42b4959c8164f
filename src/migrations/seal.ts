/** The role the service runs under: it owns nothing and cannot bypass row-level security. */
export const serviceRole = 'aiguillage_service';

/**
 * Seals a table between towns: forced row-level security, the service sees the town its transaction has named and
 * no other. Keys of sealed tables begin with the town, so that not even a key that is refused tells of another town.
 * @param rights what the service may do, as in GRANT; columns in brackets where the rest is immutable
 */
export function seal(table: string, rights: string, townColumn = 'town_id'): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY sealed ON ${table} TO ${serviceRole}
      USING (${townColumn} = current_town()) WITH CHECK (${townColumn} = current_town());
    CREATE POLICY maintained ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
    GRANT ${rights} ON ${table} TO ${serviceRole};`;
}
