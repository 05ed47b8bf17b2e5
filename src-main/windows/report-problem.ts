/** Where a module says that something went wrong without stopping: fixed words, data apart, as the log takes it. */
export type ReportProblem = (what: string, data?: Readonly<Record<string, unknown>>) => void
