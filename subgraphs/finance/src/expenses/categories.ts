/** Categories that a project of each kind is likely to need; suggestions only, any name may be used. */
const EVERYWHERE = ['Bank fees', 'Marketing', 'Office', 'Salaries', 'Software', 'Tax', 'Travel']

const BY_KIND: Readonly<Record<string, readonly string[]>> = {
  PRINT_SHOP: ['Electricity', 'Filament', 'Machines', 'Packaging', 'Rent', 'Shipping', 'Spare parts'],
  SAAS_TOOL: ['Contractors', 'Domains', 'Hosting', 'Support'],
  EVENT: ['Catering', 'Equipment', 'Insurance', 'Performers', 'Security', 'Venue'],
  DIGITAL_PRODUCT: ['Contractors', 'Hosting', 'Licences', 'Platform fees'],
  TREND: ['Packaging', 'Samples', 'Shipping', 'Stock'],
}

/** Sorted by name; of two that differ only in case the one in use stands. */
export function categoryNames(used: readonly string[], projectKind: string): string[] {
  const names = new Map([...EVERYWHERE, ...(BY_KIND[projectKind] ?? []), ...used].map((name) => [categoryKey(name), name]))
  return [...names].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

/** By this two spellings are the same category. */
export const categoryKey = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
