import openapiTypes, { astToString } from 'openapi-typescript'
import { format } from 'prettier'
import { expect, it } from 'vitest'
import { correctedDocument } from './document.ts'
import type { Node } from './document.ts'

const HEAD =
  '// Made from wire-tables/voipbin/openapi.json and corrections.ts; `vitest -u` on types.test.ts makes it anew.\n'

/** Words for people and refusals, of which no type is made. */
function withoutWords(node: Node): Node {
  const entries = Object.entries(node).filter(([name, value]) => {
    const isWords = /^(description|summary|format)$/.test(name) && typeof value === 'string'
    return !isWords && !/^(example|x-wire|[45]\d\d)$/.test(name)
  })
  return Object.fromEntries(entries.map(([name, value]) => [name, isNode(value) ? withoutWords(value) : value]))
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

it('the types are those of the description', async () => {
  const document = withoutWords(correctedDocument())
  const types = astToString(await openapiTypes(document as never, { immutable: true })) // its own type of a document is the whole standard
  const written = await format(HEAD + types, {
    parser: 'typescript',
    semi: false,
    singleQuote: true,
    printWidth: 120,
    trailingComma: 'none'
  })
  await expect(written).toMatchFileSnapshot('types.ts')
})
