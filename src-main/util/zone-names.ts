import cldr from 'cldr-core/supplemental/windowsZones.json' with { type: 'json' }
import { isZone, localZone } from './time-zones.ts'

/** Languages whose names of zones are known beside that of the computer: Outlook writes some of them. */
const LANGUAGES = ['en', 'de']
/** Longest name that is looked up, in characters. */
const MAX_NAME_CHARS = 200

const rows = cldr.supplemental.windowsZones.mapTimezones.map(({ mapZone }) => mapZone)

/** IANA zones by the name that Windows has for them, lower case; 001 is the usual zone of each (CLDR windowsZones). */
const byWindowsName = new Map(
  rows.filter((row) => row._territory === '001').map((row) => [row._other.toLowerCase(), row._type])
)

/** The zone that is named, or the other one where none that we know is. */
export const zoneOr = (name: string | undefined, other: string): string =>
  (name === undefined ? undefined : zoneNamed(name)) ?? other

/**
 * The IANA zone of a name: its own, the name that Windows has for it, which Outlook and Exchange write, or one that Windows
 * shows ("(UTC+01:00) Amsterdam, Berlin, …", "Mitteleuropäische Zeit"). Undefined for a name that we do not know.
 */
export function zoneNamed(name: string): string | undefined {
  const text = name.trim()
  if (text === '' || text.length > MAX_NAME_CHARS) return undefined
  return isZone(text) ? text : (byWindowsName.get(text.toLowerCase()) ?? shownZone(text.toLowerCase()))
}

function shownZone(text: string): string | undefined {
  const name = text.replace(/^\((?:utc|gmt)[^)]*\)\s*/, '')
  const city = name.split(/\s*[,;]\s*/).flatMap((one) => byCity().get(one) ?? [])[0]
  return city ?? byShownName().get(name.replace(/\s*\(.*\)$/, ''))
}

let cities: ReadonlyMap<string, string> | undefined
let shownNames: ReadonlyMap<string, string> | undefined

/** Zones by the city they are named after. */
function byCity(): ReadonlyMap<string, string> {
  cities ??= new Map(
    rows
      .flatMap((row) => row._type.split(' '))
      .map((zone) => [
        zone
          .slice(zone.lastIndexOf('/') + 1)
          .replaceAll('_', ' ')
          .toLowerCase(),
        zone
      ])
  )
  return cities
}

/**
 * Zones by what people call them. Some names are shared by zones with other rules: then it is that of the computer, else one in
 * Europe, where these names come from. Made once, and only when a name is not known otherwise: it takes some tens of ms.
 */
function byShownName(): ReadonlyMap<string, string> {
  shownNames ??= new Map(allShownNames().toReversed()) // the first of a name stays
  return shownNames
}

const allShownNames = (): (readonly [name: string, zone: string])[] =>
  [...byWindowsName.values()]
    .sort((one, other) => rank(one) - rank(other))
    .flatMap((zone) =>
      [undefined, ...LANGUAGES].flatMap((language) =>
        (['longGeneric', 'long'] as const).map((style) => [nameOf(zone, language, style), zone] as const)
      )
    )

const rank = (zone: string): number => (zone === localZone() ? 0 : zone.startsWith('Europe/') ? 1 : 2)

function nameOf(timeZone: string, language: string | undefined, timeZoneName: 'long' | 'longGeneric'): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value.toLowerCase() ?? ''
}
