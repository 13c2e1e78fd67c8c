export declare class Refusal extends Error {}
export declare const usage: string
export declare function readOptions(
  words: readonly string[],
  surroundings: { cwd: string; resolve: (from: string, to: string) => string; env: Readonly<Record<string, string | undefined>> },
): { mode: string; port: number | string; dataDir: string | undefined; hasDemo: boolean; isReset: boolean; isYes: boolean }
