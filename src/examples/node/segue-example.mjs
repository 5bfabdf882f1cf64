// Sends plays to Segue and reads its recommendations: kafkajs and its client of the registry.
//
//   node segue-example.mjs produce BOOTSTRAP REGISTRY USER TRACK...
//   node segue-example.mjs consume BOOTSTRAP REGISTRY USER
//
// Needs kafkajs and @kafkajs/confluent-schema-registry (npm).
import { randomUUID } from 'node:crypto'
import { Kafka, Partitioners, logLevel } from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const EVENTS = 'segue.listening-events'
const RECOMMENDATIONS = 'segue.recommendations'

const [mode, bootstrap, registryUrl, user, ...tracks] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'segue-example', brokers: [bootstrap], logLevel: logLevel.NOTHING })
const registry = new SchemaRegistry({ host: registryUrl })

const play = (track, at) => ({
  event_id: randomUUID(), // the same when an event is sent again: it then counts once
  user, type: 'PLAY', track, at, played_ms: 200_000, duration_ms: 200_000, artist: '', album: '', title: '',
  recommendation_id: '', rank: null, rating: null, block: null, shown: [], made: null,
})

async function produce() {
  const schemaId = await registry.getLatestSchemaId(`${EVENTS}-value`)
  // The default partitioner puts keys where Java's does.
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  const begin = Date.now() - 3_600_000
  const messages = []
  for (const [number, track] of tracks.entries()) {
    messages.push({ key: user, value: await registry.encode(schemaId, play(track, begin + number * 240_000)) })
  }
  await producer.send({ topic: EVENTS, messages, acks: -1 })
  await producer.disconnect()
  console.log(JSON.stringify({ sent: messages.length }))
}

async function consume() {
  // kafkajs reads committed records only, unless told otherwise.
  const consumer = kafka.consumer({ groupId: `example-${randomUUID()}`, readUncommitted: false, sessionTimeout: 10_000 })
  await consumer.connect()
  await consumer.subscribe({ topic: RECOMMENDATIONS, fromBeginning: true })
  const found = await new Promise((resolve, reject) => {
    consumer.run({
      autoCommit: false,
      eachMessage: async ({ message }) => {
        if (message.value === null || message.key.toString() !== user) return // no value: nothing is known any more
        try {
          const list = await registry.decode(message.value)
          if (list.items.length > 0) resolve(list)
        } catch (error) {
          reject(error)
        }
      },
    })
  })
  await consumer.disconnect()
  const shown = { user: found.user, id: found.recommendation_id, tracks: found.items.map((item) => item.track) }
  console.log(JSON.stringify(shown))
}

await (mode === 'produce' ? produce() : consume())
