import type { EndpointReport } from '../../../../src-preload/contract/endpoints.ts'
import { m } from '../../../../src-preload/i18n/paraglide/messages.js'
import { dstnyOperations } from '../../../wire-tables/dstny.ts'
import type { WireOperation } from '../../../wire-tables/dstny.ts'
import { lookUp } from '../../../util/lookup.ts'
import type { DescribedEndpoints } from '../../sign-in.ts'
import { readOpenApi } from './openapi/document.ts'
import { parseDocument } from './openapi/parse-document.ts'
import { matchOperations } from './openapi/match.ts'
import { toOverride } from './openapi/to-override.ts'
import { changesOf, readOverride } from './override-file.ts'
import type { EndpointOverride } from './override-file.ts'

type Reading = Omit<EndpointReport, 'fileName'>

/**
 * Reads an override file or an OpenAPI document, which takes seconds (Dstny API 0.3, 0.4).
 * @throws CtiError protocol, saying where it is wrong
 */
export function readEndpoints(text: string): DescribedEndpoints {
  const document = parseDocument(text)
  return isOpenApi(document) ? fromOpenApi(document) : fromOverride(document)
}

const isOpenApi = (document: unknown): document is object =>
  typeof document === 'object' && document !== null && ('openapi' in document || 'swagger' in document)

function fromOpenApi(document: object): DescribedEndpoints {
  const { matched, ambiguous, notFound } = matchOperations(readOpenApi(document))
  const place = ({ method, path }: { readonly method: string; readonly path: string }): string => `${method} ${path}`
  const override = toOverride(matched)
  return described(override, {
    matched: matched.map(({ id, found }) => ({ name: id, place: place(found) })),
    ambiguous: ambiguous.map(({ id, candidates }) => ({ name: id, places: candidates.map(place) })),
    notFound: [...notFound],
    changed: changesOf(override)
  })
}

function fromOverride(document: unknown): DescribedEndpoints {
  const override = readOverride(document)
  const matched = Object.entries(override.operations ?? {}).map(([id, { method, path, enabled }]) => {
    const row: WireOperation | undefined = lookUp(dstnyOperations, id)
    const place = `${method ?? row?.methods[0] ?? ''} ${path ?? row?.path ?? ''}`
    return { name: id, place: enabled === false ? m.endpoints_off() : place }
  })
  return described(override, { matched, ambiguous: [], notFound: [], changed: changesOf(override) })
}

const described = (kept: EndpointOverride, report: Reading): DescribedEndpoints => ({ kept, report })
