import type { Term } from '../bert/term.ts'
import type { CtiMessage } from './messages.ts'

/**
 * Reads a message; undefined for one of a kind that no page lists, or of another shape. Words may be atoms, strings or
 * binaries (Basix 3.3).
 */
export function readMessage(term: Term): CtiMessage | undefined {
  const [kind, first, second, third] = tupleItems(term) ?? []
  const name = wordOf(first)
  switch (wordOf(kind)) {
    case 'field_spec': {
      const fields = listItems(second)?.map((field) => wordOf(field) ?? '')
      return name === undefined || fields === undefined ? undefined : { kind: 'field_spec', element: name, fields }
    }
    case 'initial_info': {
      const items = listItems(second)?.map(tupleItems)
      if (name === undefined || items === undefined) return undefined
      return { kind: 'initial_info', element: name, items: items.flatMap((values) => (values ? [values] : [])) }
    }
    case 'info_event': {
      const [values, event] = [tupleItems(second), wordOf(third)]
      if (name === undefined || values === undefined || event === undefined) return undefined
      return { kind: 'info_event', element: name, values, event }
    }
    case 'system_msg':
      return name === undefined ? undefined : { kind: 'system_msg', word: name }
    case 'msg':
      return typeof first === 'string' ? { kind: 'msg', text: first } : undefined
    default:
      return undefined
  }
}

function wordOf(term: Term | undefined): string | undefined {
  if (typeof term === 'string') return term
  return typeof term === 'object' && term.kind === 'atom' ? term.name : undefined
}

const tupleItems = (term: Term | undefined): readonly Term[] | undefined =>
  typeof term === 'object' && term.kind === 'tuple' ? term.items : undefined

/** Also `{bert, nil}`, which is how an empty list is told (Basix 3.3). */
function listItems(term: Term | undefined): readonly Term[] | undefined {
  if (typeof term === 'object' && term.kind === 'list') return term.items
  const [bert, nil] = tupleItems(term) ?? []
  return wordOf(bert) === 'bert' && wordOf(nil) === 'nil' ? [] : undefined
}
