import type { SoakFigures } from './soak.ts'

/** What a soak came to, as rows of a table. */
export function rowsOf(
  { tally, differences, failures, leftovers, memoryMb, growth, hours }: SoakFigures,
  seconds: number
): readonly (readonly [name: string, value: string])[] {
  const of = (name: string): string => String(tally[name] ?? 0)
  const all = (start: string): string => {
    const counts = Object.entries(tally).flatMap(([name, count]) => (name.startsWith(start) ? [count] : []))
    return String(counts.reduce((sum, count) => sum + count, 0))
  }
  const [before, after] = memoryMb
  const done = `${all('done: ')} done, ${all('failed: ')} refused in words`
  return [
    ['simulated time', `${hours.toFixed(1)} h in ${seconds.toFixed(0)} s`],
    ['calls', of('calls')],
    ['what users did in the program', done],
    [
      'disconnects, sleeps, clock set, faults',
      `${all('disconnect')}, ${of('sleep')}, ${all('clock set')}, ${of('faults')}`
    ],
    [
      'looked at with everything standing still',
      `${of('quiet points')} times, ${of('quiet points with calls')} with calls`
    ],
    ['shown otherwise than the telephone system has it', String(differences.length)],
    ['exceptions and errors in the log', String(failures.length)],
    [
      'signed in again, connected anew as told',
      `${of('signed in again')}, ${of('connected anew for a lost function')}`
    ],
    [
      'memory after a quarter → at the end',
      `${before.toFixed(1)} → ${after.toFixed(1)} MB (${(growth * 100).toFixed(1)} %, limit 5 %)`
    ],
    ['left open when everything was closed', leftovers.join(', ') || 'nothing']
  ]
}
