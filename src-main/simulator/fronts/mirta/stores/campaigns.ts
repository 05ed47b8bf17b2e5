/** A list of numbers that are called one after the other; nobody is called here. */
export interface Campaign {
  readonly id: string
  state: 'stopped' | 'running' | 'paused'
  readonly numbers: Map<string, string>
}

/** The campaigns there are. */
export class Campaigns {
  readonly all: readonly Campaign[] = [{ id: '31', state: 'stopped', numbers: new Map() }]

  find(id: string): Campaign | undefined {
    return this.all.find((one) => one.id === id)
  }
}
