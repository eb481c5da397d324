-- A customer is read and written with every event: up to half a page, compressing the row costs more than its place.
alter table customers set (toast_tuple_target = 4080);
