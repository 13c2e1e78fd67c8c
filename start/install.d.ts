type Say = ((line: string) => void) & { during: (line: string) => () => void }
export declare function installPackages(root: string, options: { say: Say }): Promise<void>
