import { PlainError, runNpm } from './process.mjs'

/** Electron is mended in its three newest stable major versions only. */
const MAINTAINED = 3
const major = (version) => Number(/^(\d+)\.\d+\.\d+$/.exec(version)?.[1] ?? NaN)

/** The stable major versions that are maintained, the newest first, by the list of all versions. */
export function maintainedMajors(versions) {
  const stable = versions.map(major).filter((number) => !Number.isNaN(number))
  return [...new Set(stable)].sort((a, b) => b - a).slice(0, MAINTAINED)
}

/**
 * Throws when this Electron is not maintained any more, or when that cannot be known.
 * @param {string} version
 * @param {() => Promise<string[]>} list
 */
export async function checkMaintained(version, list = publishedVersions) {
  const majors = maintainedMajors(await list())
  if (majors.includes(major(version))) return
  throw new PlainError(`Electron ${version} gets no security updates any more; those of ${majors.join(', ')} do.`)
}

/** @returns {Promise<string[]>} */
async function publishedVersions() {
  const { code, output } = await runNpm(['view', 'electron', 'versions', '--json'], { timeoutMs: 60_000 })
  if (code !== 0) throw new PlainError('Which versions of Electron are maintained cannot be known without the network.')
  return JSON.parse(output.slice(output.indexOf('[')))
}
