// Sends one of each call with RudderStack's client; the address of the data plane is all that is set.
const RudderAnalytics = require('@rudderstack/rudder-sdk-node');

const client = new RudderAnalytics(process.env.KEY, { dataPlaneUrl: process.env.HOST });
const at = new Date(Date.now() - 60000);
client.identify({ userId: 'rud', traits: { email: 'rud@shop.example', plan: 'gold' } });
client.track({ userId: 'rud', event: 'Product Added', timestamp: at, properties: { product_id: 'p1', quantity: 2, price: 9.5 } });
client.track({ anonymousId: 'visitor', event: 'Product Viewed', properties: { product_id: 'p2' } });
client.page({ userId: 'rud', name: 'Home', properties: { url: '/' } });
client.screen({ userId: 'rud', name: 'Start' });
client.group({ userId: 'rud', groupId: 'g1', traits: { size: 3 } });
client.alias({ userId: 'rud', previousId: 'visitor' });
for (let i = 0; i < 100; i++) {
  client.track({ userId: 'rud', event: 'Counted', properties: { number: i } });
}
client.flush().then(() => console.log('done'));
