/** A path or a form without the values that let somebody in. */
export const withoutSecrets = (text: string): string =>
  text.replace(/(^|[?&])(key|password|callback)=[^&]*/gi, '$1$2=[hidden]')
