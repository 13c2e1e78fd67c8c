const key = 'howl.project-zones'
const kept = 20

/** The time zones of the projects that this browser had open last: what "today" means there, before the server has said so. */
export function rememberZone(projectId: string, timeZone: string): void {
  const others = read().filter(([id]) => id !== projectId)
  localStorage.setItem(key, JSON.stringify([[projectId, timeZone], ...others].slice(0, kept)))
}

export function zoneOf(projectId: string): string | null {
  return read().find(([id]) => id === projectId)?.[1] ?? null
}

function read(): [string, string][] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as [string, string][]
  } catch {
    // Something else wrote there: nothing is known.
    return []
  }
}
