import type { MigrationInterface, QueryRunner } from 'typeorm'

const reasons = (list: string) => `alter table identity.sessions drop constraint sessions_end_reason_check, add constraint sessions_end_reason_check check (end_reason in (${list}))`

/** A password and a name are changed by their owner, and by nothing that acts for a project. */
export class LetPeopleChangeTheirPassword1795858200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('grant update (hash) on identity.passwords to howl_identity_system')
    await runner.query('create policy system_update on identity.passwords for update to howl_identity_system using (true) with check (true)')
    await runner.query('grant update (name) on identity.users to howl_identity_system')
    await runner.query(reasons("'SIGNED_OUT', 'REVOKED', 'REUSED', 'PASSWORD_CHANGED'"))
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update identity.sessions set end_reason = 'REVOKED' where end_reason = 'PASSWORD_CHANGED'`)
    await runner.query(reasons("'SIGNED_OUT', 'REVOKED', 'REUSED'"))
    await runner.query('revoke update (name) on identity.users from howl_identity_system')
    await runner.query('drop policy system_update on identity.passwords')
    await runner.query('revoke update (hash) on identity.passwords from howl_identity_system')
  }
}
