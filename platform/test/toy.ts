import { Column, Entity, PrimaryColumn, type QueryRunner } from 'typeorm'
import type { Claims } from '../src/claims.ts'
import { openDatabase, type Database } from '../src/database.ts'
import { createLog } from '../src/log.ts'
import { appUrl, guardTenantTable, guardUserTable, migrate } from '../src/migrations.ts'

/** A subgraph's table as small as can be, to prove the platform without any domain. */
@Entity({ name: 'things' })
export class Thing {
  @PrimaryColumn('uuid')
  id!: string
  @Column('uuid', { name: 'project_id' })
  projectId!: string
  @Column('text')
  name!: string
  @Column({ type: 'timestamptz', name: 'created_at', precision: 3 })
  createdAt!: Date
}

class CreateThings1790000000000 {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table toy.things (id uuid primary key, project_id uuid not null, name text not null, created_at timestamptz(3) not null default now())',
    )
    await runner.query('create index on toy.things (project_id, created_at)')
    await guardTenantTable(runner, {
      schema: 'toy',
      table: 'things',
      grants: ['select', 'insert', 'update', 'delete'],
      system: { select: ['id', 'project_id'] },
    })
    await runner.query('create table toy.notes (id uuid primary key, user_id uuid not null)')
    await guardUserTable(runner, { schema: 'toy', table: 'notes', column: 'user_id', grants: ['select', 'insert'] })
  }

  down(): Promise<void> {
    return Promise.resolve()
  }
}

export const ownProject = '0190a000-0000-7000-8000-00000000000a'
export const otherProject = '0190a000-0000-7000-8000-00000000000b'
export const userId = '0190a000-0000-7000-8000-0000000000aa'
export const otherUserId = '0190a000-0000-7000-8000-0000000000bb'

export const quietLog = createLog({ name: 'test', level: 'silent' })

export async function openToyDatabase(ownerUrl: string, maxConnections = 4): Promise<Database> {
  await migrate({ ownerUrl, subgraphs: [{ name: 'toy', migrations: [CreateThings1790000000000], consumers: [] }], log: quietLog })
  return openDatabase({ url: appUrl(ownerUrl), schema: 'toy', entities: [Thing], log: quietLog, maxConnections })
}

export function claimsOf(projects: Record<string, string[]>, person = userId): Claims {
  const facts = { roleKey: 'OWNER', name: 'Toy', currency: 'VND', timeZone: 'Asia/Ho_Chi_Minh', kind: 'OTHER', state: 'ACTIVE' as const, version: 1 }
  return {
    requestId: 'test',
    caller: { kind: 'user', userId: person, sessionId: person },
    globalRole: 'USER',
    projects: Object.fromEntries(Object.entries(projects).map(([id, scopes]) => [id, { ...facts, scopes }])),
    client: { address: '127.0.0.1', userAgent: 'test', publicUrl: 'http://localhost' },
  }
}
