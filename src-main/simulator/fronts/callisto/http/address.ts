import { callistoFunctions, type CallistoFunctionName } from '../../../../wire-tables/callisto.ts'
import type { CallistoSwitches } from '../switches.ts'

const ROOT = '/Applications/inbound/'

/** Where a request goes. */
export interface Address {
  /** As it was sent, decoded. */
  readonly instance: string
  /** Undefined for a path that no function has. */
  readonly name: CallistoFunctionName | undefined
  /** Parts of the path that are written in another case than the contract has. */
  readonly caseDiffers: readonly string[]
}

const names = Object.keys(callistoFunctions) as CallistoFunctionName[] // its own keys

/** Takes the path of a request apart (Callisto API 1.2). */
export function addressOf(path: string, { paths, pathCase, missingFunctions }: CallistoSwitches): Address {
  const isSame = (a: string, b: string): boolean =>
    pathCase === 'exact' ? a === b : a.toLowerCase() === b.toLowerCase()
  const root = path.slice(0, ROOT.length)
  const [instance = ''] = path.slice(ROOT.length).split('/', 1)
  const rest = path.slice(ROOT.length + instance.length + 1)
  const pathOf = (name: CallistoFunctionName): string => paths[name] ?? callistoFunctions[name].path
  const name = isSame(root, ROOT)
    ? names.find((one) => isSame(pathOf(one), rest) && !missingFunctions.includes(one))
    : undefined
  const expected = name === undefined ? [] : [ROOT, pathOf(name)]
  const caseDiffers = [root, rest].filter((part, index) => expected[index] !== undefined && expected[index] !== part)
  return { instance: decodedSegment(instance), name, caseDiffers }
}

function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
