-- An item names the delivery that it came with.
ALTER TABLE data_item ADD CONSTRAINT data_item_came_with FOREIGN KEY IF NOT EXISTS (delivery_id) REFERENCES data_delivery (id)
