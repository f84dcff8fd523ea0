// Reads events from standard input, masks them with fast-redact for a while, and says how much CPU an event took.
// Arguments: seconds to warm up, seconds to measure.
const fastRedact = require('fast-redact')

const [warmUp, measure] = process.argv.slice(2).map(Number)
const names = ['password', 'secret', 'token', 'authorization', 'cookie', 'api_key', 'email', 'phone', 'credit_card',
  'ssn', 'session_id']
// It knows paths only, so each place is named; it cannot look for a name at any depth.
const places = ['', 'headers.', 'request_body.', 'response_body.']
const redact = fastRedact({
  paths: places.flatMap(place => names.map(name => place + name)),
  censor: '[MASKED]',
  serialize: JSON.stringify
})

const events = require('fs').readFileSync(0).toString('utf8').split('\n').filter(line => line.length > 0)

function pass () {
  let bytes = 0
  for (const event of events) {
    bytes += Buffer.from(redact(JSON.parse(event))).length
  }
  return bytes
}

function passesFor (seconds) {
  const start = process.hrtime.bigint()
  const before = process.cpuUsage()
  let passes = 0
  let bytes = 0
  let spent = 0
  do {
    bytes = pass()
    passes++
    spent = Number(process.hrtime.bigint() - start)
  } while (spent < seconds * 1e9)
  const cpu = process.cpuUsage(before)
  return { nanosPerEvent: (cpu.user + cpu.system) * 1e3 / passes / events.length, bytesPerEvent: bytes / events.length }
}

passesFor(warmUp)
console.log(JSON.stringify({ version: 'Node ' + process.version, ...passesFor(measure) }))
