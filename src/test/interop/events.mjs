// A producer and consumer of listening events made of parts that are not ours: kafkajs and its registry client.
// Usage: node events.mjs BOOTSTRAP REGISTRY TOPIC
// Reads one event from TOPIC and prints it as a line of JSON, then writes one that answers it.
import { Kafka, logLevel } from 'kafkajs'
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry'

const [bootstrap, registryUrl, topic] = process.argv.slice(2)
const kafka = new Kafka({ clientId: 'interop', brokers: [bootstrap], logLevel: logLevel.NOTHING })
const registry = new SchemaRegistry({ host: registryUrl })

const consumer = kafka.consumer({ groupId: 'interop', sessionTimeout: 6000 })
await consumer.connect()
await consumer.subscribe({ topic, fromBeginning: true })
const seen = await new Promise((resolve, reject) => {
  consumer.run({
    eachMessage: async ({ message }) => {
      try {
        resolve({ key: message.key.toString(), ...(await registry.decode(message.value)) })
      } catch (error) {
        reject(error)
      }
    },
  })
})
await consumer.disconnect()
console.log(JSON.stringify(seen))

const id = await registry.getLatestSchemaId(`${topic}-value`)
const answer = {
  event_id: 'from-node', user: seen.user, type: 'LIKE', track: seen.track, at: Date.UTC(2026, 2, 1, 12),
  played_ms: null, duration_ms: null, artist: '', album: '', title: 'Ünder', recommendation_id: '', rank: 2,
  rating: null, block: null, shown: ['t1', 't2'],
}
const producer = kafka.producer()
await producer.connect()
await producer.send({ topic, messages: [{ key: seen.user, value: await registry.encode(id, answer) }] })
await producer.disconnect()
