-- Announces a delivery.
INSERT INTO data_delivery (organisation_id, reference, hub_id, bundle_id, expected, expected_on, order_reference, state, words, counted,
    announced_by, announced_at, arrived_at, closed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING id
