/** Says on standard error what is going on; standard output is for the figures. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)
