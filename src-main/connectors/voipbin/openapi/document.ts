import { readFileSync } from 'node:fs'
import { corrections } from './corrections.ts'
import type { Correction } from './corrections.ts'

/** Any member of the description. */
export type Node = { [name: string]: Node | undefined }

/** The vendor's description of the interface with our corrections; types and validation are made from it. */
export function correctedDocument(): Node {
  const file = new URL('../../../wire-tables/voipbin/openapi.json', import.meta.url)
  const document = JSON.parse(readFileSync(file, 'utf8')) as Node // it is ours
  for (const correction of corrections) correct(document, correction)
  return document
}

function correct(document: Node, { at, members, why }: Correction): void {
  const found = at.reduce<Node[]>((nodes, name) => nodes.flatMap((node) => childrenOf(node, name)), [document])
  if (found.length === 0) throw new Error(`nothing to correct at ${at.join('/')}: ${why}`)
  for (const node of found) Object.assign(node, members)
}

/** The member of that name, or those whose names begin like it. */
const childrenOf = (node: Node, name: string): readonly Node[] =>
  Object.entries(node).flatMap(([one, child]) => {
    const isMeant = name.endsWith('*') ? one.startsWith(name.slice(0, -1)) : one === name
    return isMeant && child !== undefined ? [child] : []
  })
