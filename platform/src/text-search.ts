import type { QueryRunner } from 'typeorm'

/**
 * Under row-level security PostgreSQL uses no index for LIKE, which it does not trust with other tenants' rows. So the index
 * is asked by a function of another role. That role sees all rows, but of them the searched texts only, and the function
 * answers for no project but those of the transaction: what it finds is no more than the caller may read.
 */
type SearchedTable = {
  /** Has `id`, `project_id` and `search_text`. */
  table: string
  /** For records that are found by the texts of others too: which column names a record of which table. */
  by?: Readonly<Record<string, string>>
}

/**
 * Makes `<schema>.search_texts(table, project, patterns, most)`: the ids of the records that meet one of each word's patterns,
 * or null when there are more than `most`, or when no pattern tells an index anything. For a migration without a
 * transaction: the tables are written to while they are indexed, and a second try begins anew.
 */
export async function createTextSearch(runner: QueryRunner, schema: string, tables: readonly SearchedTable[]): Promise<void> {
  const role = `howl_${schema}_search`
  // Both come with PostgreSQL and may be installed by the owner of a database.
  await runner.query('create extension if not exists pg_trgm')
  await runner.query('create extension if not exists btree_gin')
  await runner.query(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`)
  await runner.query(`grant usage on schema ${schema} to ${role}`)
  for (const { table, by = {} } of tables) {
    await letRead(runner, { schema, role, table, columns: Object.keys(by) })
    for (const other of Object.values(by)) await letRead(runner, { schema, role, table: other, columns: [] })
  }
  // Who gives a function away, or replaces it, has to belong to its owner; nobody does for longer than that.
  await runner.query(`grant ${role} to current_user`)
  await createFunction(runner, { schema, role, tables })
  await runner.query(`revoke ${role} from current_user`)
  const [opclass] = (await runner.query(`select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`)) as { schema: string }[]
  for (const { table } of tables) {
    // One that was broken off is there and serves nothing.
    await runner.query(`drop index concurrently if exists ${schema}.${table}_by_text`)
    await runner.query(`create index concurrently ${table}_by_text on ${schema}.${table} using gin (project_id, search_text ${opclass?.schema}.gin_trgm_ops)`)
  }
}

async function letRead(runner: QueryRunner, { schema, role, table, columns }: { schema: string; role: string; table: string; columns: readonly string[] }): Promise<void> {
  await runner.query(`grant select (${['id', 'project_id', 'search_text', ...columns].join(', ')}) on ${schema}.${table} to ${role}`)
  await runner.query(`drop policy if exists search_select on ${schema}.${table}`)
  await runner.query(`create policy search_select on ${schema}.${table} for select to ${role} using (true)`)
}

/** Records that are looked at before the index is asked. */
const SAMPLE = 1_000

async function createFunction(runner: QueryRunner, { schema, role, tables }: { schema: string; role: string; tables: readonly SearchedTable[] }): Promise<void> {
  const name = `${schema}.search_texts(text, uuid, jsonb, integer)`
  const known = JSON.stringify(Object.fromEntries(tables.map(({ table, by = {} }) => [table, by])))
  await runner.query(`
    create or replace function ${schema}.search_texts(in_table text, in_project uuid, patterns jsonb, most integer) returns uuid[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
    declare
      named_by constant jsonb := '${known}'::jsonb -> in_table;
      columns text := 'search_text';
      forms jsonb;
      pattern text;
      other record;
      ids uuid[];
      one text;
      condition text;
      met_of_some integer;
      found uuid[];
    begin
      if array_position(string_to_array(current_setting('howl.project_ids', true), ','), in_project::text) is null then
        return '{}';
      end if;
      if named_by is null then
        raise exception 'the texts of % are not searched', in_table using errcode = 'insufficient_privilege';
      end if;
      for other in select key as name from jsonb_each_text(named_by) loop
        columns := columns || format(', %I', other.name);
      end loop;
      for forms in select value from jsonb_array_elements(patterns) loop
        one := null;
        for pattern in select value from jsonb_array_elements_text(forms) loop
          one := concat_ws(' or ', one, format('t.search_text like %L', pattern));
          for other in select key as name, value as in_table from jsonb_each_text(named_by) loop
            execute format('select array(select o.id from ${schema}.%I o where o.project_id = %L and o.search_text like %L)', other.in_table, in_project, pattern) into ids;
            if cardinality(ids) > 0 then
              one := one || format(' or t.%I = any (%L::uuid[])', other.name, ids);
            end if;
          end loop;
        end loop;
        condition := concat_ws(' and ', condition, '(' || one || ')');
      end loop;
      if condition is null then
        return null;
      end if;
      -- What is in every twentieth record is soon met by walking, and to find all of it would take long.
      execute format('select count(*) from (select %s from ${schema}.%I where project_id = %L limit ${SAMPLE}) t where %s', columns, in_table, in_project, condition) into met_of_some;
      if met_of_some > ${SAMPLE} / 20 then
        return null;
      end if;
      execute format('select array(select t.id from ${schema}.%I t where t.project_id = %L and (%s) limit %s)', in_table, in_project, condition, most + 1) into found;
      return case when cardinality(found) <= most then found end;
    end $$`)
  await runner.query(`revoke all on function ${name} from public`)
  await runner.query(`grant execute on function ${name} to howl_${schema}`)
  // Its new owner has to be allowed to own in the schema.
  await runner.query(`grant create on schema ${schema} to ${role}`)
  await runner.query(`alter function ${name} owner to ${role}`)
  await runner.query(`revoke create on schema ${schema} from ${role}`)
}

/** The LIKE patterns that a search asks the index for, by word. A word of which some form has no three letters or digits in a row tells it nothing. */
export const indexedPatterns = (words: readonly (readonly string[])[]): string[][] =>
  words.filter((forms) => forms.every((form) => /[a-z0-9]{3}/.test(form))).map((forms) => forms.map((form) => `%${form.replace(/[\\%_]/g, '\\$&')}%`))
