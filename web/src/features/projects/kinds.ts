export const projectKinds = ['PRINT_SHOP', 'SAAS_TOOL', 'EVENT', 'DIGITAL_PRODUCT', 'TREND', 'OTHER'] as const
export type ProjectKind = (typeof projectKinds)[number]
