import type { Tone } from '../../parts/StatusMark.tsx'

export const connectionTones: Record<'WAITING' | 'ACTIVE' | 'DISABLED', Tone> = { WAITING: 'warn', ACTIVE: 'good', DISABLED: 'calm' }

export const callbackTones: Record<'RECEIVED' | 'PROCESSING' | 'PROCESSED' | 'IGNORED' | 'FAILED', Tone> = {
  RECEIVED: 'calm',
  PROCESSING: 'calm',
  PROCESSED: 'good',
  IGNORED: 'calm',
  FAILED: 'bad',
}

/** The settings of a SePay connection, of which the graph says only that they are JSON. */
export function textSetting(settings: unknown, key: string): string | null {
  const value = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>)[key] : undefined
  return typeof value === 'string' ? value : null
}
