/** Telephone systems that Ringside knows, or is to know. */
const VENDOR = /dstny|telepo|mirta|basix|voipbin|callisto/i

/**
 * Lint rule: no code names a vendor. What differs is said by the connector, by capabilities and by what a call allows; a name
 * elsewhere is the beginning of an exception for one system.
 */
export const vendorNames = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { vendor: 'Only the registry, its connectors and its simulator fronts name a vendor.' }
  },
  create(context) {
    const check = (node, text) => {
      if (typeof text === 'string' && VENDOR.test(text)) context.report({ node, messageId: 'vendor' })
    }
    return {
      Identifier: (node) => check(node, node.name),
      PrivateIdentifier: (node) => check(node, node.name),
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
      SvelteText: (node) => check(node, node.value),
      SvelteLiteral: (node) => check(node, node.value)
    }
  }
}
