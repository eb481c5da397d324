# The sentences of rules: what stands left of = is written in a .dslr that says "expander tactus.dsl".
# Numbers stand for {n} (how many), {u} (unanswered in a row), {d} (days), {h} (hours); channels are EMAIL, SMS, PUSH, WEB.
# A sentence with "until" in its DRL says when the wait is over: one of them, and a "Wait ..." below then.
# Longer sentences come before those that they begin with.

# -- which message
[when]A marketing message that may go by {channel:EMAIL|SMS|PUSH|WEB}=Trigger(marketing, channels contains Channel.{channel})
[when]A marketing message=Trigger(marketing)
[when]An alert=Trigger(alert)
[when]Any message but service=Trigger(!service)
[when]Any message=Trigger()
[when]The journey is not {journey:\S+}=Trigger(journey != "{journey}")
[when]The journey is {journey:\S+}=Trigger(journey == "{journey}")
[when]The step is {step:\S+}=Trigger(step == "{step}")

# -- on which channel; then "... on this channel"
[when]On the channel {channel:EMAIL|SMS|PUSH|WEB}=$c : Candidate(channel == Channel.{channel})
[when]On a channel without an address=$c : Candidate(!reachable)
[when]On a channel whose address does not work=$c : Candidate(bounced)
[when]On the channel that the customer prefers=$c : Candidate(preferred)
[when]On each channel=$c : Candidate()

# -- how much is enough
[when]There were {n:\d+} marketing messages by {channel:EMAIL|SMS|PUSH|WEB} in {d:\d+} days, one fewer for every {u:\d+} without response=Pressure($until : marketing.on(Channel.{channel}).atMost({n}).shrinking({u}).inDays({d}), $until > now)
[when]There were {n:\d+} marketing messages by {channel:EMAIL|SMS|PUSH|WEB} in {d:\d+} days=Pressure($until : marketing.on(Channel.{channel}).atMost({n}).inDays({d}), $until > now)
[when]There were {n:\d+} marketing messages in {d:\d+} days, one fewer for every {u:\d+} without response=Pressure($until : marketing.atMost({n}).shrinking({u}).inDays({d}), $until > now)
[when]There were {n:\d+} marketing messages in {d:\d+} days=Pressure($until : marketing.atMost({n}).inDays({d}), $until > now)
[when]There were {n:\d+} marketing messages in {h:\d+} hours=Pressure($until : marketing.atMost({n}).inHours({h}), $until > now)
[when]There were {n:\d+} alerts in {h:\d+} hours=Pressure($until : alerts.atMost({n}).inHours({h}), $until > now)
[when]There were {n:\d+} messages of this journey in {d:\d+} days, one fewer for every {u:\d+} without response=Pressure($until : journey.atMost({n}).shrinking({u}).inDays({d}), $until > now)
[when]There were {n:\d+} messages of this journey in {d:\d+} days=Pressure($until : journey.atMost({n}).inDays({d}), $until > now)
[when]There were {n:\d+} messages about these products in {d:\d+} days, one fewer for every {u:\d+} without response=Pressure($until : products.atMost({n}).shrinking({u}).inDays({d}), $until > now)
[when]There were {n:\d+} messages about these products in {d:\d+} days=Pressure($until : products.atMost({n}).inDays({d}), $until > now)
[when]The last {n:\d+} marketing messages got no response=Pressure(marketing.unanswered() >= {n})
[when]The last {n:\d+} messages of this wish got no response=Pressure(wish.unanswered() >= {n})

# -- what time it is for the customer
[when]It is not between {from:\d+} and {to:\d+} hours=Moment($until : next({from}, {to}), $until > now)
[when]It is Sunday=Moment(sunday, $until : nextWorkday(9))
[when]It is a public holiday=Moment(holiday, $until : nextWorkday(9))
[when]The cart was changed in the last {h:\d+} hours=Moment($cartNow : now) Subject(cart, $until : idleFrom({h}), $until > $cartNow)
[when]The customer ordered in the last {h:\d+} hours=Purchases($until : hoursAfterLast({h}), $until > now)

# -- what the customer did
[when]The customer was seen in the last {d:\d+} days=Moment($seenNow : now) Engagement(seenInDays({d}, $seenNow))
[when]The customer was not seen for {d:\d+} days=Moment($goneNow : now) Engagement(goneForDays({d}, $goneNow))
[when]The customer responded in the last {d:\d+} days=Moment($answeredNow : now) Engagement(answeredInDays({d}, $answeredNow))
[when]The customer looked at it {n:\d+} times=Subject($looked : products) Engagement(viewsOf($looked) >= {n})
[when]The customer bought it since=Subject($wished : products, $since : begunAt) Purchases(boughtSince($wished, $since))
[when]The customer bought in its category in the last {d:\d+} days=$ofCategory : Subject() $bought : Purchases() exists Product($ofCategory.has(id), $bought.daysSinceLastIn(category) < {d})
[when]The customer named its category as of interest=$ofInterest : Subject() $likes : Preferences() exists Product($ofInterest.has(id), $likes.likes(category))
[when]The customer complained of spam=Engagement(hasComplained())
# nothing fills segments yet: nobody is in one, and the check warns of it
[when]The customer is in the segment {segment:\S+}=exists Segment(name == "{segment}")
[when]The customer is not in the segment {segment:\S+}=not Segment(name == "{segment}")

# -- what it is about
[when]It is about a cart=Subject(cart)
[when]Something of it is sensitive=$ofSensitive : Subject() exists Product($ofSensitive.has(id), sensitive)
[when]Something of it costs less now=$ofCheaper : Subject() exists Product($ofCheaper.has(id), cheaper)
[when]Something of it costs more now=$ofDearer : Subject() exists Product($ofDearer.has(id), dearer)
[when]All of it is sold out=$ofStock : Subject() exists Product($ofStock.has(id), soldOut) not Product($ofStock.has(id), !soldOut)

# -- what follows
[then]Never on this channel=insert(Veto.on($c.channel()));
[then]Never by {channel:EMAIL|SMS|PUSH|WEB}=insert(Veto.on(Channel.{channel}));
[then]Never=insert(Veto.all());
[then]Wait on this channel=insert(Hold.on($c.channel(), $until));
[then]Wait with {channel:EMAIL|SMS|PUSH|WEB}=insert(Hold.on(Channel.{channel}, $until));
[then]Wait, and then go out spread over half an hour=insert(Hold.all($until).spreading());
[then]Wait=insert(Hold.all($until));
[then]The odds are times {factor:\S+}=insert(Evidence.of({factor}));
[then]Prefer this channel=insert(Route.to($c.channel(), 50));
[then]Prefer {channel:EMAIL|SMS|PUSH|WEB}=insert(Route.to(Channel.{channel}, 50));
