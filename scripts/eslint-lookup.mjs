import ts from 'typescript'

const { TypeFlags, IndexKind } = ts

/** Text that may be anything: a type that only names the words it can be is none. */
const isAnyText = (type) =>
  type.isUnion() ? type.types.some(isAnyText) : (type.flags & (TypeFlags.String | TypeFlags.TemplateLiteral)) !== 0

/** A constant of the file that is an object literal. */
function isTable(scope, node) {
  if (node.type !== 'Identifier') return false
  for (let at = scope; at !== null; at = at.upper) {
    const [definition] = at.set.get(node.name)?.defs ?? []
    if (definition === undefined) continue
    return unwrapped(definition.node.init)?.type === 'ObjectExpression'
  }
  return false
}

const unwrapped = (node) =>
  node?.type === 'TSAsExpression' || node?.type === 'TSSatisfiesExpression' ? unwrapped(node.expression) : node

/**
 * Lint rule: no object is indexed with text that may be anything, nor searched with `in`, for it also has the members of
 * `Object.prototype`. A type without an index signature refuses that itself; this refuses the types that have one, and casts.
 * With `tablesOnly` records that hold state by id may be indexed.
 */
export const lookup = {
  meta: {
    type: 'problem',
    schema: [{ enum: ['all', 'tablesOnly'] }],
    messages: { lookup: 'Text from outside is looked up with `lookUp` or `isKeyOf` (util/lookup.ts), or in a Map.' }
  },
  create(context) {
    const { sourceCode, options } = context
    const services = sourceCode.parserServices
    const checker = services.program.getTypeChecker()
    const hasAnyText = (node) => {
      const type = services.getTypeAtLocation(node)
      return (type.isUnion() ? type.types : [type]).some(
        (one) => checker.getIndexInfoOfType(one, IndexKind.String) !== undefined
      )
    }
    return {
      MemberExpression(node) {
        const { object, property, computed } = node
        if (!computed || property.type === 'Literal') return
        if (options[0] === 'tablesOnly' && !isTable(sourceCode.getScope(node), object)) return
        const isCast = property.type === 'TSAsExpression'
        if (isCast || (isAnyText(services.getTypeAtLocation(property)) && hasAnyText(object))) {
          context.report({ node, messageId: 'lookup' })
        }
      },
      "BinaryExpression[operator='in']"(node) {
        if (node.left.type !== 'Literal' && isAnyText(services.getTypeAtLocation(node.left))) {
          context.report({ node, messageId: 'lookup' })
        }
      }
    }
  }
}
