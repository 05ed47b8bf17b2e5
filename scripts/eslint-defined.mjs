/**
 * Lint rule: a member that may be undefined is left out by `defined({ … })` (util/defined.ts), not by a spread of a
 * condition for each.
 */
export const useDefined = {
  meta: { type: 'suggestion', schema: [], messages: { long: 'Write `...defined({ … })` (util/defined.ts).' } },
  create(context) {
    const text = (node) => context.sourceCode.getText(node).replaceAll('?.', '.')
    return {
      'ObjectExpression > SpreadElement > ConditionalExpression'(node) {
        const { test, consequent, alternate } = node
        const isTest = test.type === 'BinaryExpression' && test.operator === '===' && test.right.name === 'undefined'
        if (!isTest || consequent.properties?.length !== 0 || alternate.properties?.length !== 1) return
        const { value } = alternate.properties[0]
        if (value !== undefined && text(value) === text(test.left)) context.report({ node, messageId: 'long' })
      }
    }
  }
}
