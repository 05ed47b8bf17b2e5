import { m } from '../../../src-preload/i18n/paraglide/messages.js'
import type { Lack, Lacking } from '../../../src-preload/contract/ability.ts'
import { capabilities } from '../../../src-preload/contract/capability.ts'
import type { Capability } from '../../../src-preload/contract/capability.ts'
import { isKeyOf } from '../../util/lookup.ts'

/** What there is to know of one capability of a telephone system. */
export interface CapabilityRow<Feature extends string> {
  /** It goes away with all of this. */
  readonly feature?: Feature
  /** The capability it adds to, and without which it is nothing. */
  readonly within?: Capability
  /** For people; there where it has a right or a licence of its own, so that a refusal takes this one only. */
  readonly name?: () => string
}

/** Parts of a telephone system that are refused or missing as a whole, and what is said then. */
export type Features<Feature extends string> = Readonly<Record<Feature, (words: { reason: string }) => string>>

/** One of these parts, or one capability. */
export type Part<Feature extends string> = Feature | Capability

/** What accounts of a system can be capable of, row by row; what has none, it does not have. */
export class CapabilityTable<Feature extends string, Row extends CapabilityRow<Feature> = CapabilityRow<Feature>> {
  readonly #features: Features<Feature>
  readonly #rows: Partial<Readonly<Record<Capability, Row>>>

  constructor(features: Features<Feature>, rows: Partial<Readonly<Record<Capability, Row>>>) {
    this.#features = features
    this.#rows = rows
  }

  /** Everything that some account of the system can. */
  get all(): readonly Capability[] {
    return capabilities.filter((one) => this.#rows[one] !== undefined)
  }

  /** What an account lacks of all, by what each lacks itself, else by what its ground lacks. */
  lacking(lackOf: (one: Capability, row: Row) => Lack | undefined): Lacking {
    const find = (one: Capability): Lack | undefined => {
      const row = this.#rows[one]
      if (row === undefined) return undefined
      return lackOf(one, row) ?? (row.within === undefined ? undefined : find(row.within))
    }
    return new Map(
      this.all.flatMap((one) => {
        const lack = find(one)
        return lack === undefined ? [] : [[one, lack] as const]
      })
    )
  }

  /** Those that are wanted, without those whose ground is not. */
  granted(isWanted: (one: Capability, row: Row) => boolean): Set<Capability> {
    const isGranted = (one: Capability): boolean => {
      const row = this.#rows[one]
      return row !== undefined && isWanted(one, row) && (row.within === undefined || isGranted(row.within))
    }
    return new Set(capabilities.filter(isGranted))
  }

  /** What goes away with a part: a feature as a whole, or one capability and what only adds to it. */
  capabilitiesOf(part: Part<Feature>): readonly Capability[] {
    return this.#isFeature(part)
      ? capabilities.filter((one) => this.#rows[one]?.feature === part)
      : capabilities.filter((one) => one === part || this.#rows[one]?.within === part)
  }

  /** Whether anything of a part is left. */
  hasAnyOf(able: ReadonlySet<Capability>, part: Part<Feature>): boolean {
    return this.capabilitiesOf(part).some((one) => able.has(one))
  }

  /** Tells whether a refusal means that this one function is off, and no more. */
  isFunction(capability: Capability): boolean {
    return this.#rows[capability]?.name !== undefined
  }

  /** A function of one of the parts. */
  isFunctionOf(feature: Feature, capability: Capability): boolean {
    return this.isFunction(capability) && this.#rows[capability]?.feature === feature
  }

  /** The name of a function, for people. */
  nameOf(capability: Capability): string | undefined {
    return this.#rows[capability]?.name?.()
  }

  /** Why a part has gone, for people. */
  lostText(part: Part<Feature>, reason: string): string {
    if (this.#isFeature(part)) return this.#features[part]({ reason })
    const name = this.nameOf(part)
    return name === undefined ? reason : m.lost_function({ name, reason })
  }

  #isFeature(part: Part<Feature>): part is Feature {
    return isKeyOf(this.#features, part)
  }
}
