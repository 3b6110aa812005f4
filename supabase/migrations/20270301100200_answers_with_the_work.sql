-- What is done for a program is done with the same commit as its answer is kept, also by the worker, who brings keys in.
grant update (status, sealed) on shop.api_answer to shop_worker;
