/** What the system says when it refuses, word by word (MiRTA 2.4). */
export const refusals = {
  wrongKey: 'Too bad... you mistaken the security api key.',
  missingTenant: 'Wrong or missing tenant',
  noId: 'No id specified',
  noExtension: 'No extension specified',
  noPhoneBook: 'No phonebook specified',
  noQueue: 'No queue specified',
  noNumber: 'No number specified'
} as const

/** What PHP puts before a body when a programmer has overlooked something. */
export const phpWarning =
  '<br />\n<b>Warning</b>:  Undefined array key "language" in <b>/var/www/html/pbx/proxyapi.php</b> on line <b>812</b><br />\n'
