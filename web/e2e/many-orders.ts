interface Database {
  query: (text: string) => Promise<unknown>
}

/** Orders by the thousand, each like the project's first and a minute older than the one before, numbered from 100 on. */
export async function makeOrders(database: Database, { projectId, count }: { projectId: string; count: number }): Promise<void> {
  await database.query(`
    insert into finance.orders (id, project_id, number, payment_code, status, customer_name, customer_email, customer_key, currency, total_minor, paid_minor, placed_at, search_text)
    select gen_random_uuid(), project_id, n, 'ZZ' || lpad(n::text, 8, '0'), status, customer_name, customer_email, customer_key, currency, total_minor, paid_minor, placed_at - n * interval '1 minute', search_text
      from finance.orders, generate_series(100, ${count + 99}) n where number = 1 and project_id = '${projectId}'`)
}
