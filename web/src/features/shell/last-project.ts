const key = 'howl.project'

/** The project that this browser had open last: where "/" leads. */
export const lastProject = {
  read: (): string | null => localStorage.getItem(key),
  write: (id: string): void => localStorage.setItem(key, id),
}
