import { getMetadataArgsStorage } from 'typeorm'

/**
 * The select list by which a hand-written statement gives rows in the shape of an entity. Days are asked for as text:
 * the driver would turn them into instants of the machine's time zone.
 */
export function columnsOf(entity: new () => object, alias: string): string {
  return getMetadataArgsStorage()
    .columns.filter(({ target }) => target === entity)
    .map(({ propertyName, options }) => {
      const column = `${alias}.${options.name ?? propertyName}`
      return `${options.type === 'date' ? `${column}::text` : column} as "${propertyName}"`
    })
    .join(', ')
}
