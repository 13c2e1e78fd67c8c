/** By this two spellings are the same name: of a category, or of a vendor. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
