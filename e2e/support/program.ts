/** Where the program itself lies. */
export const root = new URL('../..', import.meta.url).pathname

/** A variable of the environment. @throws Error when it is missing */
export function needed(name: string): string {
  const value = process.env[name]
  if (value === undefined)
    throw new Error(`${name} is not set: start the tests by \`npm run e2e\`, the bench by \`npm run bench\``)
  return value
}

/** The arguments of Electron for the program in a folder; `loadedFirst` is a file that its main process loads before it. */
export const electronArguments = (app: string, profile: string, loadedFirst?: string): string[] => [
  // Chromium refuses to run with its sandbox as root
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(loadedFirst === undefined ? [] : ['-r', loadedFirst]),
  `--user-data-dir=${profile}`,
  app
]
