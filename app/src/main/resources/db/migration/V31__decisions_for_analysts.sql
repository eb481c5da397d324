-- The record as analysts ask it: one row per reason, one row per firing.
CREATE VIEW decision_reasons AS
SELECT d.id AS decision_id, d.decided_at, d.customer_id, d.journey, d.step, d.answer, d.verdict,
  d.release, r.code, r.gate, r.rule, r.channel
FROM decisions d,
  json_to_recordset(d.judgement::json -> 'reasons')
    AS r (code text, gate text, rule text, channel text);

CREATE VIEW decision_firings AS
SELECT d.id AS decision_id, d.decided_at, d.customer_id, d.journey, d.step, d.answer, d.verdict,
  d.release, f.place, f.firing ->> 'rule' AS rule, f.firing ->> 'gate' AS gate,
  f.firing ->> 'code' AS code,
  ARRAY(SELECT json_array_elements_text(f.firing -> 'matched')) AS matched,
  f.firing -> 'findings' AS findings
FROM decisions d,
  json_array_elements(d.judgement::json -> 'firings') WITH ORDINALITY AS f (firing, place);

CREATE VIEW rule_counts AS
SELECT release, rule, sum(firings)::bigint AS firings, max(last_fired) AS last_fired
FROM rule_firings GROUP BY release, rule;
