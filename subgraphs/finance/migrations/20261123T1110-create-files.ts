import { createFileTables } from '@howl/platform/file-store'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Files on their way between a person and a job: exports going out, lists coming in. */
export class CreateFiles1795432200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createFileTables(runner, 'finance')
  }

  async down(): Promise<void> {
    throw new Error('Files are not taken back: what people were about to fetch would be lost.')
  }
}
