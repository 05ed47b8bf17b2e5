import type { MenuEntry } from '../tray-entries.ts'
import { trayMenu } from '../tray-menu.ts'
import { sampleAccount, sampleState } from './samples.ts'

/** Times are in UTC. */
export const words = { time: (at: number) => new Date(at).toISOString().slice(11, 16) }
export const at = (hour: number, minute: number): number => Date.UTC(2026, 0, 5, hour, minute)
/** An account with what most of the menu needs. */
export const able = sampleAccount({ capabilities: ['dial', 'presenceShortcuts', 'queueSignIn'] })

/** The menu as a person reads it. */
export const read = (entries: readonly MenuEntry[], indent = ''): readonly string[] =>
  entries.flatMap((entry) => {
    if (entry.kind === 'separator') return [`${indent}---`]
    if (entry.kind === 'info') return [`${indent}(${entry.label})`]
    if (entry.kind === 'submenu') return [`${indent}${entry.label} >`, ...read(entry.entries, `${indent}  `)]
    const mark = entry.kind === 'check' ? (entry.checked ? '[x] ' : '[ ] ') : ''
    return [`${indent}${mark}${entry.label}${entry.enabled ? '' : ' (off)'}`]
  })

/** The menu of a state, as a person reads it. */
export const menu = (parts: Parameters<typeof sampleState>[0]): readonly string[] =>
  read(trayMenu(sampleState(parts), words))

/** An entry by its words, also from a menu inside. */
export function find(entries: readonly MenuEntry[], label: string): MenuEntry | undefined {
  const inside = entries.flatMap((entry) => (entry.kind === 'submenu' ? entry.entries : []))
  return [...entries, ...inside].find((entry) => entry.kind !== 'separator' && entry.label === label)
}
