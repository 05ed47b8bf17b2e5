/** Members of log data and labels in texts whose value says nothing of a person and opens nothing. */
const KNOWN: ReadonlySet<string> = new Set(
  [
    'accountId,address,attempt,attempted,attempts,callId,capabilities,channel,delayMs,durationMs,end,errno,eventName,exitCode,failed,fileName',
    'host,id,inner,kind,level,line,logRef,method,ms,operation,part,place,port,position,reason,refused,request,requestName',
    'retryable,retryAfterMs,rows,scope,scopeName,section,secretStorage,state,status,step,stream,syscall,timeout,took,type,vendor',
    'vendorId,vendorName,version,what,windowId,word,words',
    // texts, which are looked at themselves
    'cause,error,failure,item,list,message,stack,text,url',
    // parameters that choose what is asked for (contracts of the vendors)
    'accept,api,format,limit,page,platform,reqtype,start'
  ]
    .join()
    .split(',')
)

/** Whether what stands under this name may be read as it is; whatever is not known may be a secret. */
export const isKnownName = (name: string): boolean => KNOWN.has(name)

/** Addresses by their scheme, and what errors are called: what follows is no value of theirs. */
const LABEL =
  /^(?:[Ee]rror|[A-Z]\w{0,30}Error|E[A-Z]{2,20}|[A-Z]{3,}_[A-Z_]{2,40}|from|to|at|sips?|tel|callto|https?|wss?|app)$/

/** Whether the text after `name:` or `name=` may be looked at as any other. */
export const isKnownLabel = (name: string): boolean => KNOWN.has(name) || LABEL.test(name)

const HARMLESS: readonly RegExp[] = [
  // words, names of operations, constants
  /^[\p{L}'’.,!?…·*-]{1,40}(?:V\d)?$/u,
  /^[A-Z]{2,12}(?:_[A-Z]{1,16}){0,5}$/,
  // small numbers and lengths of time, versions, fractions
  /^[+-]?\d{1,5}(?:\.\d{1,3})?(?:ms|s|kB|MB|%)?[.,]?$/,
  /^v?\d{1,3}(?:\.\d{1,3}){1,3}$/,
  /^v\d{1,2}$/,
  // times, addresses of computers
  /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?Z?)?$/,
  /^\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?Z?$/,
  /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/,
  /^(?:[a-z0-9-]{1,30}\.){1,5}[a-z]{2,10}(?::\d{1,5})?$/,
  /^localhost(?::\d{1,5})?$/,
  // ids of ours, and files with their line
  /^[a-z]{1,4}\d{1,4}(?::[a-z]-?\d{1,4})?$/,
  /^(?:HTTP|TLS|tls)v?\d(?:\.\d)?$/,
  // what this room has written itself
  /^\[?(?:…?\d{3}|hidden|user|secret|name|text)\]?$/
]

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether it is an id as they are made here and by telephone systems; `accountId`, `callId` and their like hold one. */
export const isId = (text: string): boolean =>
  text.length <= 120 &&
  text.split(':').every((part) => UUID.test(part) || (/^[\w.-]{0,40}$/.test(part) && !/\d{6}/.test(part)))

/** Longest part that is looked at; nothing harmless is longer. */
const LONGEST = 64

/** Whether a part of a text, between blanks and brackets, says nothing whatever it is about. */
export const isHarmless = (part: string): boolean =>
  part.length <= LONGEST && HARMLESS.some((shape) => shape.test(part))
