// Sends one of each call with Segment's client; its host option is all that is set.
const { Analytics } = require('@segment/analytics-node');

const analytics = new Analytics({ writeKey: process.env.KEY, host: process.env.HOST });
analytics.on('error', (error) => {
  console.error(error);
  process.exitCode = 1;
});
const at = new Date(Date.now() - 60000);
analytics.identify({ userId: 'seg', traits: { email: 'seg@shop.example', plan: 'gold' } });
analytics.track({ userId: 'seg', event: 'Product Added', timestamp: at, properties: { product_id: 'p1', quantity: 2, price: 9.5 } });
analytics.track({ anonymousId: 'visitor', event: 'Product Viewed', properties: { product_id: 'p2' } });
analytics.page({ userId: 'seg', name: 'Home', properties: { url: '/' } });
analytics.screen({ userId: 'seg', name: 'Start' });
analytics.group({ userId: 'seg', groupId: 'g1', traits: { size: 3 } });
analytics.alias({ userId: 'seg', previousId: 'visitor' });
for (let i = 0; i < 100; i++) {
  analytics.track({ userId: 'seg', event: 'Counted', properties: { number: i } });
}
analytics.closeAndFlush().then(() => console.log('done'));
